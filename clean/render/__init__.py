"""An article as text, Markdown, sanitised HTML, JSON, or an account of every line of its page."""
