# Un échelon plus haut.
dispute-raise =
    { $by } porte le différend un échelon plus haut. Motifs : { $grounds }
    .title = Porter un différend un échelon plus haut
    .f-grounds = Motifs
