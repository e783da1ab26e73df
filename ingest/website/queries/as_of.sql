select as_of from intermediate.int_as_of
