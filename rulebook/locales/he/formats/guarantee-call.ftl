# פנייה לערבות, עם המסרים שמוכיחים מדוע.
guarantee-call =
    לשכת { $by } פונה לערבות שב־{ $guarantee }. נימוקים: { $grounds } הוכחות: { $proofs }.
    .title = פנייה לערבות
    .f-guarantee = ערבות
    .f-grounds = נימוקים
    .f-proofs = הוכחות
guarantee-call_proofs = { $act }
    .f-act = מסר
