desk_entry-invited = Entrer
desk_entry-invited-do = Ce lien admet { $officer } une seule fois. Il expire à l’entrée.
desk_entry-outside = Personne n’est connecté ici
desk_entry-outside-do = Sans clé d’accès, il vous faut un lien. Demandez-le à qui exploite votre nœud : ceasewire desk invite
desk_entry-spent = Ce lien n’admet plus personne
desk_entry-spent-do = Il a servi, a expiré ou a été mal copié. Si ce n’était pas vous, prévenez immédiatement qui exploite votre nœud.
desk_entry-wait = Trop de tentatives
desk_entry-wait-do =
    { $n ->
        [one] Réessayez dans { $n } seconde.
       *[other] Réessayez dans { $n } secondes.
    }
desk_entry-missing = Cette page n’existe pas
desk_entry-missing-do = Vérifiez l’adresse ou revenez au tableau.
desk_entry-stale = Ce formulaire ne peut être accepté
desk_entry-stale-do = Il ne vient pas d’une page de cette session. Revenez, rechargez la page et renvoyez-le ; rien n’a été signé.
desk_entry-down = Le nœud ne répond pas pour l’instant
desk_entry-down-do = Il démarre ou s’arrête peut-être. Réessayez dans un instant ; pour tout fait grave, utilisez la ligne vocale.
