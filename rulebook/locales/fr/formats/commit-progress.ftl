# Ce qui est fait, selon son auteur. Personne n'a encore compté.
commit-progress =
    { $by } dit que, de son engagement dans { $commitment }, { $claimed } sont faits à ce jour.{ $text-given ->
        [yes] { " " }Selon lui : { $text }
       *[no] { "" }
    }{ $proofs-given ->
        [yes] { " " }À l'appui : { $proofs }.
       *[no] { "" }
    }
    .title = Avancement d'un engagement
    .f-commitment = Engagement
    .f-claimed = Fait à ce jour, selon son auteur
    .f-text = En mots
    .f-proofs = À l'appui
commit-progress_proofs = { $act }
    .f-act = Acte
