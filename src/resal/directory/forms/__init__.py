"""What people type in the directory: `finding` (filters), `lines` (members, organisations), `lists`
(vocabularies, holidays), `milieux` (mandates)."""
