# Ce que l'API dit aux programmes, et ce que disent les commandes des jetons et des messages.

api-token-missing = Aucun jeton n'a été donné, ou plus d'un.
    .remedy = Envoyez-en un dans l'en-tête Authorization: Bearer ; l'exploitant du nœud le crée avec « ceasewire desk token add ».
api-token-unknown = Ce jeton n'est pas valable : il est inconnu, expiré ou retiré.
    .remedy = Demandez-en un autre à l'exploitant du nœud.
api-scope = Il manque à ce jeton le droit « { $scope } ».
    .remedy = Demandez à l'exploitant du nœud un jeton qui l'a.
api-rate = Ce jeton a fait trop de demandes.
    .remedy =
        { $n ->
            [one] Reprenez après { $n } seconde.
           *[other] Reprenez après { $n } secondes.
        }
api-streams = Ce jeton tient déjà { $max } flux ouverts.
    .remedy = Fermez-en un d'abord.
api-missing = Rien de tel n'existe ici, ou ce jeton ne peut pas le voir.
    .remedy = Vérifiez l'adresse ; la description à /api/v1/openapi.json les nomme toutes.
api-method = Cela ne peut pas se faire à cette adresse.
    .remedy = L'en-tête Allow nomme ce qui le peut.
api-parameter = Un paramètre ne peut pas être accepté : { $detail }
    .remedy = Donnez chaque paramètre une seule fois, comme le dit la description.
api-body = Le corps ne peut pas être lu : { $detail }
    .remedy = Envoyez ce que dit la description.
api-media = Le corps ne dit pas qu'il est en JSON.
    .remedy = Envoyez-le avec Content-Type: application/json.
api-long = Le corps est trop long.
    .remedy = Envoyez 64 ko au plus.
api-once-form = La clé d'idempotence ne peut pas être acceptée.
    .remedy = Envoyez une seule clé de 1 à 64 lettres, chiffres, traits d'union ou tirets bas.
api-once-other = Cette clé d'idempotence a servi pour un autre corps.
    .remedy = Faites une nouvelle clé pour chaque acte.
api-once-open = Un acte a été commencé sous cette clé d'idempotence et sa réponse n'est pas encore là.
    .remedy = Redemandez dans un instant. Si cela dure, regardez si l'acte figure au registre avant de l'envoyer sous une nouvelle clé.
api-host = La demande nomme un autre poste.
    .remedy = Utilisez l'adresse que la configuration du nœud donne à son poste.
token-name = « { $given } » ne peut pas être le nom d'un jeton.
    .remedy = Utilisez 1 à 40 lettres, chiffres et espaces.
token-taken = Un jeton s'appelle déjà « { $given } ».
    .remedy = Choisissez un autre nom, ou retirez d'abord celui-là.
token-unknown = Aucun jeton ne s'appelle « { $given } ».
    .remedy = « ceasewire desk token list » les nomme tous.
token-scope = Il n'y a pas de droit « { $given } ».
    .remedy = Écrivez read, read:CANAL, ou send: suivi du nom d'un format ou d'un acte, comme send:ntf-flight.
token-grave = « { $given } » est signé par deux officiers ; aucun jeton ne peut le dire.
    .remedy = Écrivez-le au poste.
two-officers = « { $given } » est signé par deux officiers de ce poste.
    .remedy = Écrivez-le au poste, où un autre officier le confirme ; ou nommez les deux avec --officer et --second, par les numéros que montre « ceasewire desk officers ».
facts-first = Deux de ses faits n’ont pas encore été redonnés.
    .remedy = Donnez-les d’abord ; l’acte ne part que si les deux concordent.
token-days = Un jeton ne peut pas valoir { $given } jours.
    .remedy = Choisissez de 1 à 366.
desk_token = Jeton
desk_token-scopes = Droits
desk_token-ends = Expire
desk_token-used = Dernier usage
desk_token-once = Gardez-le maintenant : il n'est montré que cette fois, et ce nœud n'en tient que l'empreinte.
desk_token-ended = Le jeton n'est plus valable.

away-broken = « { $name } » dans [away] de node.toml est inutilisable : { $detail }
    .remedy = Corrigez-le et redémarrez le nœud.
away-dead = L'adresse « { $name } » n'a pris aucun message pendant des heures et a été abandonnée ; les absents ne sont plus avertis par elle.
    .remedy = Réparez ce qui reçoit là-bas, puis écrivez : ceasewire desk again
away-unknown = Aucune adresse nommée « { $given } » n'a été abandonnée.
    .remedy = L'état du nœud nomme celles qui l'ont été.
away_item =
    { $n ->
        [one] { $n } élément
       *[other] { $n } éléments
    }
desk_away-again = L'adresse est utilisée de nouveau.
