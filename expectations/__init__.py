"""Great Expectations on the marts: suites as data, and the one module that runs them."""
