# A guarantee is called upon, with the acts that prove why.
guarantee-call =
    { $by } calls upon the guarantee in { $guarantee }. Grounds: { $grounds } Proofs: { $proofs }.
    .title = Call upon a guarantee
    .f-guarantee = Guarantee
    .f-grounds = Grounds
    .f-proofs = Proofs
guarantee-call_proofs = { $act }
    .f-act = Act
