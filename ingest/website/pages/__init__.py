"""One module a kind of page: each reads rows of the marts, and hands them to a template."""
