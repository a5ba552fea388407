# An act that opens no procedure.
record-state_recorded = in the record
