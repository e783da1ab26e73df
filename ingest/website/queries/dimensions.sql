select dimension || '=' || "value" as pair, label from reference.dimensions
