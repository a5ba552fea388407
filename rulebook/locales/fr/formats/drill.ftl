# Un acte soumis aux postes pour s'exercer. Le mot « exercice » vient en premier.
drill =
    Exercice. { $by } soumet l'acte { $inject } aux postes pour entraînement. Scénario : { $scenario }.
    .title = Exercice des postes
    .f-scenario = Scénario
    .f-inject = Acte soumis
