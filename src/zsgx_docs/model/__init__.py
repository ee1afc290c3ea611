"""Hold boxes, passages, sheets, evidence, results, findings: plain frozen values."""
