select metric, label, family, unit, polarity, definition, kind, headline_rank, needs_standard from dim_metric
