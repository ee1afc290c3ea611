"""Rules of our own: what one paper says must agree with itself, whatever the notice."""
