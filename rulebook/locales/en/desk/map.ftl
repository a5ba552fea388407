# Where an incident is said to have been
desk_map = Where it is said to have been
desk_map-coarse = Shown to within 5 km: { $member } sealed the exact place to a few readers.
desk_map-open = Open it
desk_map-note = Each outline is as large as what its author left open. North is up.
desk_map-zones = Zones are drawn for illustration.
desk_map-km = { $n } km
desk_map-m = { $n } m
