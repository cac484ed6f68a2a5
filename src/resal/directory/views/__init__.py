"""The pages of the directory: members, organisations, vocabularies, holidays, milieux, histories."""
