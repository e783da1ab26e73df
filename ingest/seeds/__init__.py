"""The boundary: plain CSV seeds, checked before they are written and before dbt reads them."""
