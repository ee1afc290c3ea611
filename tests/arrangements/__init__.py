"""Papers that nobody made with our templates: other offices' layouts, labels, marks and habits."""
