desk_lost = Plus de connexion avec votre propre nœud depuis { $time }.
desk_lost-do = Vous voyez l’image de ce moment. Les délais courent. La page se rétablit d’elle-même.
desk_fresh = De nouveaux actes sont arrivés. Les afficher ; votre saisie serait perdue.
desk_no-link-do =
    { $n ->
        [0] Vous pouvez continuer à écrire et signer. Les délais courent ; pour tout fait grave, utilisez la ligne vocale.
        [one] Vous pouvez continuer à écrire et signer ; { $n } acte attend l’envoi. Les délais courent ; pour tout fait grave, utilisez la ligne vocale.
       *[other] Vous pouvez continuer à écrire et signer ; { $n } actes attendent l’envoi. Les délais courent ; pour tout fait grave, utilisez la ligne vocale.
    }
desk_proof-fails = La preuve échoue ({ $kind }). Ne vous fiez pas à ce qu’elle concerne.
desk_proof-fails-do = Les deux copies sont conservées sur ce nœud. Prévenez le superviseur et les garants de vive voix.
desk_unwitnessed-do = { $k } témoins sur { $n } ont signé, { $q } sont requis. Les nouveaux actes sont en ordre mais pas encore attestés ; les délais courent.
desk_refused = Refusé par le séquenceur : { $act }. { $what }
