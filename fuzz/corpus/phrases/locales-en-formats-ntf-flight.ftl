# A flight near the line.
ntf-flight =
    { $by } notifies a flight: { $class }, { $armed-key ->
        [yes] armed
       *[no] unarmed
    }. Track: { $track }. Altitude: { $altitude }. Window: { $window }.{ $callsign-given ->
        [yes] { " " }Callsign: { $callsign }.
       *[no] { "" }
    }{ $purpose-given ->
        [yes] { " " }Purpose: { $purpose }.
       *[no] { "" }
    }
    .title = Flight notification
    .f-class = Aircraft class
    .f-track = Track
    .f-altitude = Altitude
    .f-window = Window
    .f-armed = Armed
    .f-callsign = Callsign
    .f-purpose = Purpose
ntf-flight_class_fixed-combat = fixed-wing combat aircraft
ntf-flight_class_fixed-transport = fixed-wing transport aircraft
ntf-flight_class_rotary = helicopter
ntf-flight_class_uav = unmanned aircraft
ntf-flight_class_balloon = balloon
ntf-flight_class_medevac = medical evacuation aircraft
ntf-flight_purpose_transport = transport
ntf-flight_purpose_supply = supply
ntf-flight_purpose_survey = survey
ntf-flight_purpose_training = training
ntf-flight_purpose_medical = medical
ntf-flight_purpose_fire = firefighting
ntf-flight_purpose_rescue = search and rescue
ntf-flight_purpose_other = other
