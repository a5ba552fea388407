# אם תנאי התקיים, לדברי המפקח.
condition-state =
    { $state-key ->
        [met] לשכת { $by } אומרת שהתנאי שב־{ $condition } התקיים.
        [not-met] לשכת { $by } אומרת שהתנאי שב־{ $condition } לא התקיים.
       *[disputed] לשכת { $by } אומרת שהתנאי שב־{ $condition } שנוי במחלוקת.
    }{ $day-given ->
        [yes] { " " }יומו: { $day }.
       *[no] { "" }
    }{ $grounds-given ->
        [yes] { " " }נימוקים: { $grounds }
       *[no] { "" }
    }
    .title = מצב תנאי
    .f-condition = תנאי
    .f-state = מצב
    .f-day = יום
    .f-grounds = נימוקים
condition-state_state_met = התקיים
condition-state_state_not-met = לא התקיים
condition-state_state_disputed = שנוי במחלוקת
