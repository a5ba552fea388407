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
article-empty = { $path } ne contient aucun mot.
    .remedy = Donnez l'article en texte brut ou en HTML.
article-binary = { $path } n'est pas un texte.
    .remedy = Enregistrez l'article en texte brut ou en HTML et donnez ce fichier.
article-encoding = { $path } n'est pas en UTF-8 (octet { $at }).
    .remedy = Enregistrez-le en UTF-8 et donnez-le de nouveau.
article-long = { $path } dépasse { $max } Mio.
    .remedy = Donnez un article par fichier.
article-language = Les articles écrits en « { $given } » ne peuvent pas encore être lus.
    .remedy = Nommez une autre langue avec --written ({ $known }), ou ajoutez les mots de celle-ci : un fichier dans rulebook/press.
article-table = Les mots ou la table des entités dans { $path } sont fautifs ({ $detail }).
    .remedy = Corrigez le fichier et recommencez.
article-none = Aucun article n’a été remis.
    .remedy = Collez le texte d’un article, ou choisissez un ou plusieurs fichiers.
article-many = Ce sont { $given } articles ; { $max } au plus se lisent ensemble.
    .remedy = Remettez-en moins à la fois, et ensemble ceux qui reprennent peut-être un seul texte.
article-day = « { $given } » n’est pas un jour.
    .remedy = Écrivez-le 2031-03-12, ou laissez le champ vide.
claim-no-matter = L’objet de la déclaration n’est pas choisi, ou n’est plus connu ici.
    .remedy = Choisissez une affaire ou une session ; s’il n’y en a pas encore, ouvrez d’abord une affaire.
claim-not-yours = Votre membre n’inscrit rien de ce que la presse attribue à d’autres.
    .remedy = La page de la formule dans le règlement dit qui le fait ; adressez-vous à l’un d’eux.
