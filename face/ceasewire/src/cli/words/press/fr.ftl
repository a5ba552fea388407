# Ce que dit `account draft`.
account_count = { $n ->
    [0] Aucune déclaration trouvée dans { $sentences } phrases.
    [one] Une proposition tirée de { $sentences } phrases.
   *[other] { $n } propositions tirées de { $sentences } phrases.
}
account_who = Dit par : { $who } ({ $side }){ $anonymous ->
    [yes] , sans nom
   *[no] { "" }
}
account_carried = Dit, selon ce qui précède, par : { $who } ({ $side }){ $anonymous ->
    [yes] , sans nom
   *[no] { "" }
}
account_kind = Nature : { $kind ->
    [fact] fait
    [commitment] engagement
    [demand] demande
    [position] position
    [denial] démenti
   *[interpretation] interprétation
}
account_via = Parvenu au média par : { $value }
account_date = Parle de : { $value }
account_said = Dit le : { $value }
account_meeting = Réunion à : { $value }
account_agenda = Point : { $value }
account_caveat = Réserve du média : { $caveat ->
    [unverified] non vérifié
    [unconfirmed] non confirmé par l'autre partie
    [unanswered] sans réponse de l'autre partie
    [reportedly] par ouï-dire
    [preliminary] chiffre provisoire
   *[framed] ses propres mots le jugent
}
account_place = Octets { $start } à { $end } du fichier
account_same = { $a } et { $b } reprennent un seul texte ; c'est une source, et non deux :
account_proposed = Ce sont des propositions d'un programme. Une personne lit chacune en regard de l'article et l'accepte, la modifie ou la rejette ; rien n'a été accepté.
article-empty = Le fichier { $path } ne contient aucun mot.
    .remedy = Donnez l'article en texte brut ou en HTML.
article-binary = Le fichier { $path } n'est pas un texte.
    .remedy = Enregistrez l'article en texte brut ou en HTML et donnez ce fichier.
article-encoding = Le fichier { $path } n'est pas en UTF-8 (octet { $at }).
    .remedy = Enregistrez-le en UTF-8 et donnez-le de nouveau.
article-long = Le fichier { $path } dépasse { $max } Mio.
    .remedy = Donnez un article par fichier.
article-language = Les articles écrits en « { $given } » ne peuvent pas encore être lus.
    .remedy = Nommez une autre langue avec --written ({ $known }), ou ajoutez les mots de celle-ci : un fichier dans rulebook/press.
article-table = Les mots ou la table des entités dans { $path } sont fautifs ({ $detail }).
    .remedy = Corrigez le fichier et recommencez.
