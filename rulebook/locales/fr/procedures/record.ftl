# Un acte qui n'ouvre aucune procédure.
record-state_recorded = inscrit au registre
