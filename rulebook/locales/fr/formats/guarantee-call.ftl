# Une garantie est appelée, avec les actes qui montrent pourquoi.
guarantee-call =
    { $by } appelle la garantie donnée dans { $guarantee }. Motifs : { $grounds } Preuves : { $proofs }.
    .title = Appel d'une garantie
    .f-guarantee = Garantie
    .f-grounds = Motifs
    .f-proofs = Preuves
guarantee-call_proofs = { $act }
    .f-act = Acte
