# L'officier de permanence suivant prend la main.
duty-takeover =
    { $by } reprend la permanence. Officier : { $officer }. Date : { $time }.
    .title = Reprise de permanence
    .f-officer = Officier
    .f-time = Date
