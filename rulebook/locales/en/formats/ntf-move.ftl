# A movement of troops or vehicles.
ntf-move =
    { $by } notifies a movement: { $unit-class }, { $personnel-n ->
        [one] { $personnel } person
       *[other] { $personnel } persons
    }, { $vehicles-n ->
        [0] no vehicles
        [one] { $vehicles } vehicle
       *[other] { $vehicles } vehicles
    }. Route: { $route }. Window: { $window }. Purpose: { $purpose }.{ $remarks-given ->
        [yes] { " " }Remarks: { $remarks }.
       *[no] { "" }
    }
    .title = Movement notification
    .f-unit-class = Unit class
    .f-personnel = Personnel
    .f-vehicles = Vehicles
    .f-route = Route
    .f-window = Window
    .f-purpose = Purpose
    .f-remarks = Remarks
ntf-move_unit-class_infantry = infantry
ntf-move_unit-class_mechanised = mechanised infantry
ntf-move_unit-class_armoured = armour
ntf-move_unit-class_artillery = artillery
ntf-move_unit-class_air-defence = air defence
ntf-move_unit-class_engineers = engineers
ntf-move_unit-class_logistics = logistics
ntf-move_unit-class_medical = medical unit
ntf-move_unit-class_police = police
ntf-move_unit-class_other = other unit
ntf-move_purpose_relief = relief in place
ntf-move_purpose_supply = supply
ntf-move_purpose_training = training
ntf-move_purpose_withdrawal = withdrawal
ntf-move_purpose_construction = construction
ntf-move_purpose_medical = medical
ntf-move_purpose_other = other
