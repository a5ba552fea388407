# מה שבוצע, לדברי המתחייב. איש עוד לא ספר.
commit-progress =
    לשכת { $by } אומרת שמהתחייבותה ב־{ $commitment } בוצעו עד כה { $claimed }.{ $text-given ->
        [yes] { " " }ובמילותיה: { $text }
       *[no] { "" }
    }{ $proofs-given ->
        [yes] { " " }תימוכין: { $proofs }.
       *[no] { "" }
    }
    .title = התקדמות בהתחייבות
    .f-commitment = התחייבות
    .f-claimed = בוצע עד כה, לטענתו
    .f-text = במילים
    .f-proofs = תימוכין
commit-progress_proofs = { $act }
    .f-act = מסר
