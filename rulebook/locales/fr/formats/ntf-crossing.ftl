# Des personnes traversent, ou ont traversé par inadvertance.
ntf-crossing =
    { $manner-key ->
        [inadvertent] { $by } notifie un passage par inadvertance : { $category }
       *[planned] { $by } notifie un passage prévu : { $category }
    }, { $persons-n ->
        [0] aucune personne
        [one] { $persons } personne
       *[other] { $persons } personnes
    }. Lieu : { $place }. Créneau : { $window }.{ $details-given ->
        [yes] { " " }Précisions : { $details }.
       *[no] { "" }
    }
    .title = Notification de passage
    .f-manner = Nature du passage
    .f-category = Catégorie
    .f-persons = Personnes
    .f-place = Lieu de passage
    .f-window = Créneau
    .f-details = Précisions
ntf-crossing_manner_planned = prévu
ntf-crossing_manner_inadvertent = par inadvertance
ntf-crossing_category_civilian = civils
ntf-crossing_category_herder = bergers
ntf-crossing_category_patient = patients
ntf-crossing_category_prisoner-of-war = prisonniers de guerre
ntf-crossing_category_remains = dépouilles mortelles
ntf-crossing_category_agricultural = travailleurs agricoles
