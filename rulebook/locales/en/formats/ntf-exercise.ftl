# An exercise of forces.
ntf-exercise =
    { $by } notifies an exercise: { $designation }. Purpose: { $purpose }. Level: { $level }. Personnel: { $strength }. { $equipment-given ->
        [yes] Equipment: { $equipment }.
       *[no] No equipment is declared.
    } { $live-fire-key ->
        [yes] With live fire.
       *[no] Without live fire.
    } Place: { $area }. Window: { $window }. Direction of the main force: { $direction }.
    .title = Exercise notification
    .f-designation = Designation
    .f-purpose = Purpose
    .f-level = Level
    .f-strength = Personnel
    .f-equipment = Equipment
    .f-live-fire = Live fire
    .f-area = Place
    .f-window = Window
    .f-direction = Direction of the main force
ntf-exercise_equipment = { $class }: { $number }
    .f-class = Class
    .f-number = Number
ntf-exercise_equipment_class_tanks = tanks
ntf-exercise_equipment_class_armoured-vehicles = armoured vehicles
ntf-exercise_equipment_class_artillery = artillery pieces
ntf-exercise_equipment_class_rocket-launchers = rocket launchers
ntf-exercise_equipment_class_air-defence = air defence systems
ntf-exercise_equipment_class_helicopters = helicopters
ntf-exercise_equipment_class_aircraft = aeroplanes
ntf-exercise_equipment_class_uav = unmanned aircraft
ntf-exercise_equipment_class_ships = ships
ntf-exercise_equipment_class_engineer-equipment = engineer equipment
ntf-exercise_equipment_class_other = other equipment
ntf-exercise_purpose_training = training
ntf-exercise_purpose_readiness = test of readiness
ntf-exercise_purpose_command-post = command post exercise
ntf-exercise_purpose_joint = joint exercise
ntf-exercise_purpose_disaster-relief = disaster relief
ntf-exercise_purpose_other = other
ntf-exercise_level_company = company
ntf-exercise_level_battalion = battalion
ntf-exercise_level_brigade = brigade
ntf-exercise_level_division = division
ntf-exercise_level_corps = corps
ntf-exercise_direction_none = none
ntf-exercise_direction_n = north
ntf-exercise_direction_ne = north-east
ntf-exercise_direction_e = east
ntf-exercise_direction_se = south-east
ntf-exercise_direction_s = south
ntf-exercise_direction_sw = south-west
ntf-exercise_direction_w = west
ntf-exercise_direction_nw = north-west
