"""CredAtlas: from YAML entries of universities to a searchable catalogue of joint micro-credentials."""
