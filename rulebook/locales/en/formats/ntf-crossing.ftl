# Persons cross, or have crossed without meaning to.
ntf-crossing =
    { $manner-key ->
        [inadvertent] { $by } notifies an inadvertent crossing: { $category }
       *[planned] { $by } notifies a planned crossing: { $category }
    }, { $persons-n ->
        [0] no persons
        [one] { $persons } person
       *[other] { $persons } persons
    }. Place: { $place }. Window: { $window }.{ $details-given ->
        [yes] { " " }Details: { $details }.
       *[no] { "" }
    }
    .title = Crossing notification
    .f-manner = Manner
    .f-category = Category
    .f-persons = Persons
    .f-place = Place of crossing
    .f-window = Window
    .f-details = Details
ntf-crossing_manner_planned = planned
ntf-crossing_manner_inadvertent = inadvertent
ntf-crossing_category_civilian = civilians
ntf-crossing_category_herder = herders
ntf-crossing_category_patient = patients
ntf-crossing_category_prisoner-of-war = prisoners of war
ntf-crossing_category_remains = remains of the deceased
ntf-crossing_category_agricultural = agricultural workers
