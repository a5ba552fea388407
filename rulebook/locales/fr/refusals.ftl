# Ce qui ne va pas, et (attribut remedy) ce qu'il faut faire.

## Un champ d'un acte

field-missing = { $field } : champ non renseigné.
    .remedy = Renseignez-le ; ce type d'acte ne peut partir sans lui.
field-needed-here = { $field } : champ requis, car { $when } vaut « { $choice } ».
    .remedy = Renseignez-le, ou choisissez une autre valeur pour { $when }.
field-unknown = Ce type d'acte n'a pas de champ « { $field } ».
    .remedy = Retirez-le ; l'aide du format énumère ses champs.
value-broken = { $field } : valeur illisible.
    .remedy = Saisissez de nouveau la valeur sous la forme indiquée par l'aide.
choice-unknown = { $field } : « { $given } » n'est pas un choix possible.
    .remedy = Choisissez parmi : { $known }.
number-not-understood = { $field } : « { $given } » n'est ni un nombre ni un intervalle.
    .remedy = Écrivez 6, ou 4-6-9 pour minimum, meilleure estimation et maximum ; l'unité suit un espace, comme « 12 tonne ».
number-too-large = { $field } : { $given } dépasse { $max }.
    .remedy = Ne dépassez pas { $max }, ou scindez l'acte.
text-too-long = { $field } : { $len } octets, pour { $max } au plus.
    .remedy = Abrégez ; en arabe et en hébreu, une lettre compte pour deux octets.
text-has-hidden-characters = { $field } : le texte contient des caractères invisibles de nature à tromper le lecteur.
    .remedy = Retapez le texte sans le copier d'un autre programme.
time-not-understood = { $field } : « { $given } » n'est pas une heure.
    .remedy = Écrivez 05:40Z, +25m, now ou 2026-03-01T05:40Z ; pour un créneau, 05:40Z/07:00Z.
span-ends-before-it-starts = { $field } : le créneau { $given } finit avant de commencer.
    .remedy = Donnez d'abord l'heure de début ; précisez la date si le créneau passe minuit.
place-unknown = { $field } : « { $given } » n'est pas un lieu connu.
    .remedy = Donnez des coordonnées, comme 33.0867,35.8430, ou le nom tel qu'il figure dans la liste des lieux.
altitude-not-understood = { $field } : « { $given } » n'est pas une tranche d'altitude.
    .remedy = Écrivez 300-900m agl (au-dessus du sol) ou 1000-2000m amsl (au-dessus du niveau moyen de la mer).
member-unknown = { $field } : « { $given } » n'est pas membre de ce mécanisme.
    .remedy = Employez le nom abrégé du membre, tel qu'il figure au tableau.
act-unknown = { $field } : « { $given } » n'est pas un acte visible de ce poste.
    .remedy = Employez son numéro au registre, comme 48213, ou son nom, comme NORTH 1042.
evidence-not-understood = { $field } : « { $given } » ne désigne aucun fichier.
    .remedy = Remettez d'abord le fichier, puis écrivez son SHA-256 : 64 chiffres et lettres minuscules de a à f.
item-unknown = { $field } : aucun fichier dont le SHA-256 est { $given } n'a été remis ici.
    .remedy = Remettez-le à ce poste ; seul ce qui est conservé peut être désigné.
item-too-large = { $field } : le fichier compte { $len } octets ; la limite convenue est de { $max }.
    .remedy = Remettez un fichier plus petit, ou une partie de celui-ci.
yes-or-no = { $field } : « { $given } » n'est ni yes (oui) ni no (non).
    .remedy = Écrivez yes ou no.

## Un acte

act-form = Ces octets ne forment pas un acte conforme ({ $detail }).
    .remedy = Rien n'a été accepté. Renvoyez l'acte depuis votre file d'envoi ; si le cas se répète, remettez les octets à votre opérateur.
act-too-long = L'acte compte { $len } octets, pour { $max } au plus.
    .remedy = Abrégez-le, ou joignez la partie longue en fichier.
signature = La signature ne correspond ni à cet acte ni à cette clé.
    .remedy = N'en tenez pas compte. Demandez à l'expéditeur, par une autre voie, si l'acte est de lui.
key-unknown = La clé { $key } n'appartient à aucun membre de ce mécanisme.
    .remedy = Le membre concerné doit d'abord la mettre en service.
key-revoked = La clé { $key } a été révoquée au n° { $index } du registre.
    .remedy = Signez avec une clé en vigueur.
key-not-approved = Ce changement de clés n'est pas approuvé par deux des trois clés racines du membre, ou la nouvelle clé ne convient pas.
    .remedy = Faites-le signer par deux clés racines ; le nouveau nom doit commencer par celui du membre.
root-unfit = La nouvelle clé racine est faible ou déjà l'une des trois, ou elle remplace une autre clé que celle qui est en place.
    .remedy = Créez une nouvelle clé et indiquez la racine telle qu'elle est maintenant : ceasewire keys roots.
member-left = Le titulaire de la clé { $key } a quitté le mécanisme au numéro { $index } du registre.
    .remedy = Rien de ce qui est signé depuis ne compte ; ce qui a été dit auparavant demeure.
no-member = Celui qui doit partir n'est pas, ou n'est plus, membre de ce mécanisme.
    .remedy = Vérifiez qui est membre : ceasewire status.
member-orders = Celui qui doit partir tient le séquenceur, et le registre s'arrêterait.
    .remedy = Faites d'abord tenir le registre par un autre membre.
witnesses-short = Sans le témoin du membre qui doit partir, il en reste trop peu pour un quorum.
    .remedy = Convenez d'une nouvelle fondation avec d'autres témoins.
disputed = Le titulaire de cette clé l'a révoquée et ne répond pas de cet acte.
    .remedy = Demandez au membre, par une autre voie, de quoi il répond.
term-order = Cette succession ouvre le mandat { $got } du séquenceur ; le prochain porte le numéro { $next } ou un numéro plus grand.
    .remedy = Rédigez-la de nouveau sur le registre tel qu'il est.
term-place = Cette succession part d'un autre registre que celui qui est ici et qui compte { $size } actes.
    .remedy = Rédigez-la de nouveau sur le registre tel que les membres l'ont reçu ; celui dont la copie est plus longue la met d'abord de côté.
sequencer-unfit = Le nom ou la clé du nouveau séquenceur ne convient pas ou a déjà servi, ou celui qui doit le tenir n'est pas membre.
    .remedy = Créez une nouvelle clé et désignez un membre qui reste.
succession-elsewhere = Une succession n'est pas inscrite par le séquenceur qu'elle remplace.
    .remedy = Faites ouvrir son mandat par le nouveau séquenceur.
wrong-genesis = Cet acte relève d'un autre mécanisme ou d'un exercice.
    .remedy = Vérifiez pour quel mécanisme votre nœud est configuré avant de le renvoyer.
wrong-channel = Vous n'êtes pas membre du canal { $channel }, ou ce n'est pas celui du dossier.
    .remedy = Envoyez l'acte dans le canal du dossier.
name-reused = Un autre acte porte déjà le nom { $name } { $serial }.
    .remedy = Cessez de signer avec cette clé et prévenez votre opérateur : deux actes sous un même nom font preuve contre son détenteur.
serial-gap-note = Des actes de { $name } manquent encore : { $missing }.
    .remedy = Cet acte est accepté. Envoyez les actes manquants dès que la liaison le permet.
serial-ahead = Cet acte porte le n° { $got } ; le registre attend d'abord le n° { $next } de cette clé.
    .remedy = Envoyez d'abord le n° { $next } ; il est dans votre file d'envoi.
epoch-order = Le canal { $channel } attend les clés n° { $next }, et non { $got }.
    .remedy = Mettez votre registre à jour jusqu'à la fin, puis remettez les clés.
epoch-unknown = Le canal { $channel } a reçu des clés jusqu'au n° { $last } ; cet acte est scellé avec le n° { $got }.
    .remedy = Mettez votre registre à jour jusqu'à la fin, puis renvoyez l'acte.
epoch-members = Ces clés ne sont pas remises à tous les membres du canal { $channel } et à eux seuls.
    .remedy = Mettez votre registre à jour jusqu'à la fin, puis remettez les clés.
epoch-author = Il ne vous revient pas de remettre les prochaines clés du canal { $channel }.
    .remedy = C'est une partie membre du canal qui les remet ; après une réclamation sur les dernières, l'autre partie.
key-purpose = La clé d'un nœud ne peut signer un acte de ce genre.
    .remedy = Signez-le avec la clé du poste de permanence.
already-there = Cet acte figure déjà au registre sous le n° { $index }.
    .remedy = Il n'y a plus rien à faire.
clock-back = L'horloge du registre reculerait de { $last } à { $at }.
    .remedy = L'opérateur du séquenceur doit corriger l'horloge ; ce qui est déjà accepté n'est pas touché.
clock-off = Votre horloge avance de { $ahead } secondes sur celle du registre.
    .remedy = Réglez votre horloge et renvoyez l'acte ; il n'a pas été accepté.
sequencer-clock = L'horloge du séquenceur s'écarte de celles des témoins au-delà de ce qui est convenu ; il n'accepte rien entre-temps.
    .remedy = Rien à faire : l'acte reste dans votre file d'envoi et sera présenté à nouveau. L'opérateur du séquenceur doit corriger l'horloge.
proofs-agree = Les deux preuves ne se contredisent en rien : personne n'est mis en cause.
    .remedy = Comparez deux preuves d'un même mécanisme qui portent sur le même numéro du registre, ou sur un registre de même taille.
own-clock-ahead = L'horloge de cette machine avance de { $off } (heures:minutes:secondes) sur celles des témoins ; rien n'est signé d'après elle.
    .remedy = Faites régler l'horloge de la machine, puis signez de nouveau : le nœud s'en aperçoit de lui-même. Un avis de danger part entre-temps, à l'heure des témoins.
own-clock-behind = L'horloge de cette machine retarde de { $off } (heures:minutes:secondes) sur celles des témoins ; rien n'est signé d'après elle.
    .remedy = Faites régler l'horloge de la machine, puis signez de nouveau : le nœud s'en aperçoit de lui-même. Un avis de danger part entre-temps, à l'heure des témoins.
sender-not-allowed = Un membre de cette qualité ({ $kind }) n'est pas habilité à envoyer { $format }.
    .remedy = Adressez-vous à un membre habilité, ou choisissez un autre type d'acte ; le règlement dit qui peut envoyer quoi.
public-to-few = Ceci est envoyé en clair : tout le monde le lirait, et non les seuls membres nommés.
    .remedy = Ne nommez pas de lecteurs, ou choisissez un type d'acte scellé.
reader-not-allowed = { $format } ne peut être lu par { $member } ; le règlement dit qui peut le lire.
    .remedy = Retirez { $member }. L'auteur pourra plus tard en donner lecture à d'autres.
reader-missing = Personne sur le canal { $channel } n'est admis à lire { $format }.
    .remedy = Choisissez un canal où se trouve un membre que le règlement admet à le lire.
joint-differs = Tous ceux qui ont été sollicités n’ont pas accepté ces mots dans { $draft }.
    .remedy = Publiez le texte du projet tel quel une fois que tous l’ont accepté, ou modifiez le projet et sollicitez à nouveau.
language-twice = Le texte en { $language } figure ici deux fois.
    .remedy = Donnez chaque langue une seule fois ; les mots de « Texte » comptent comme ceux de la langue dans laquelle vous écrivez.
call-unknown = L’acte { $act } n’appelle aucune garantie qui se lise ici.
    .remedy = Prenez le numéro de l’appel, tel que « ceasewire commitments » le montre.
commitment-days = Un engagement dit pour quand : un jour à lui, ou tant de jours après un autre acte ; et il ne finit pas avant de commencer.
    .remedy = Remplissez « Au plus tard », ou « Jours comptés depuis » avec « Échéance, jours après ».
commitment-after = { $act } n'est ni une condition ni un engagement lisible sur ce canal.
    .remedy = Nommez-en un qui est au registre ici ; ainsi rien ne peut attendre en cercle.
verifier-missing = { $verifier } ne peut pas compter sur le canal { $channel }.
    .remedy = Nommez un autre membre de ce canal, pas vous-même.
claim-not-own = { $act } n'est pas un engagement donné par le membre de ce bureau sur ce canal.
    .remedy = Nommez un de vos engagements ; nul n'affirme pour un autre.
counts-differ = Admis et contesté font { $sum } ; { $claimed } étaient affirmés.
    .remedy = Rendez compte de tout ce qui est affirmé : admis, ou contesté avec le motif.
text-unknown = { $act } n’est pas un texte, ni une partie d’un texte, lisible ici.
    .remedy = Nommez le texte lui-même, une version d’un article ou une révision par son numéro au registre ; ceasewire texts en donne la liste.
text-readers = Le texte { $text } est lu par { $readers ->
        [few] quelques-uns, et ceci le dirait à tout le canal { $channel }
       *[channel] tout le canal { $channel }, et ceci serait scellé pour moins de lecteurs ou dit ailleurs
    }.
    .remedy = { $readers ->
        [few] Scellez-le pour les mêmes lecteurs que le texte.
       *[channel] Dites-le sur le canal du texte, sans nommer de lecteurs.
    }
letter-sealed = Une lettre parallèle est scellée pour ceux qu’elle concerne ; celle-ci serait lue par tout le canal.
    .remedy = Nommez ses lecteurs, avec --only en ligne de commande.
letter-hidden = { $act } n’est pas une lettre parallèle dont on puisse donner avis ici.
    .remedy = Ne donnez avis que d’une lettre que vous lisez et dont la mention dit que son existence est montrée.
clause-base = L’article { $number } a des versions que ceci ne nomme pas, ou ce qui est nommé n’en est pas une version. En vigueur dans le texte : { $standing }.
    .remedy = Nommez sous « à la place de » la version remplacée ; pour réunir des versions rivales, nommez les deux.
bracket-broken = Les crochets ne peuvent être lus : { $why ->
        [open] celui ouvert au caractère { $at } n’est pas fermé
        [closed] un crochet est fermé au caractère { $at } sans avoir été ouvert
        [unheld] l’option au caractère { $at } ne dit pas qui la tient
        [deep] trop de crochets sont imbriqués au caractère { $at }
       *[nobody] aucun membre ne s’appelle { $at }
    }.
    .remedy = Écrivez [NOM : termes // NOM : autres termes] sous la forme NOM: avec les noms courts des membres ; si le crochet n’est qu’un signe, mettez \ devant.
version-superseded = Cette version de l’article { $number } n’est plus en place ; en place maintenant : { $standing }.
    .remedy = Prenez position sur une version en place.
brackets-open = Pas encore convenu, avec qui le tient : { $clauses }.
    .remedy = Convenez d’abord de ces articles. Un crochet est levé par celui qui le tient, ou par une version qu’il accepte.
text-incomplete = Dans la langue { $language } ces articles manquent, ou plusieurs versions sont en place : { $clauses }.
    .remedy = Traduisez chacun, ou réunissez ses versions rivales, puis ouvrez le texte à la signature.
text-hash = L’empreinte du texte en { $language } est { $right }.
    .remedy = Lisez ce texte, et nommez cette empreinte si c’est ce que vous voulez signer.
revision-unsignable = { $act } n’a pas été ouverte à la signature, ou quelque chose y était alors ouvert.
    .remedy = Signez la révision qui a été ouverte à la signature ; la page du texte la nomme.
text-not-side = Le texte ne nomme pas { $member } pour cela ; il nomme { $named }.
    .remedy = Laissez faire ceux que le texte nomme ; un autre texte peut en nommer d’autres.
guarantee-not-given = { $act } n'est pas une garantie donnée au membre de ce bureau et dont le garant lit ce canal.
    .remedy = Nommez-en une qui vous fut donnée, sur un canal que lit son garant.
format-unknown = Aucun type d'acte ne s'appelle « { $given } ».
    .remedy = Choisissez parmi : { $known }.
lead-time = Le préavis est d'au moins { $lead } ; le début aurait lieu dans { $left }.
    .remedy = Choisissez un créneau plus tardif, ou déclarez une urgence en indiquant le motif.
channel-suspended = { $member } a suspendu le canal { $channel } : « { $grounds } ». Seules passent les urgences et ce qui en relève.
    .remedy = S'il s'agit d'une urgence, indiquez-en le motif. Les réponses dans les dossiers ouverts, les essais de liaison et la reprise passent de toute façon.
emergency-refused = Les deux côtés refusent le trafic d'urgence sur le canal suspendu { $channel }.
    .remedy = Utilisez un autre canal ou la phonie ; le superviseur peut joindre les deux côtés.
emergency-unknown = « { $given } » n'est pas un motif d'urgence.
    .remedy = Choisissez un motif du règlement : medevac (évacuation sanitaire), fire (incendie) ou rescue (sauvetage).
content-form = Le contenu de cet acte n'est pas conforme ({ $detail }).
    .remedy = Demandez à l'expéditeur de le renvoyer sous un nouveau numéro.
not-addressee = { $member } n'est pas destinataire dans ce dossier.
    .remedy = Seul un destinataire peut accomplir cette étape.
already-done = Cette étape est déjà accomplie.
    .remedy = Il n'y a plus rien à faire ; le dossier indique ce qui est dû ensuite.
case-unknown = Aucun dossier « { $case } » n'est visible de ce poste.
    .remedy = Employez le numéro ou le nom de l'acte qui l'a ouvert.
case-closed = Le dossier { $case } n'admet plus d'étape ({ $state }).
    .remedy = Ouvrez un nouveau dossier qui renvoie à celui-ci.
read-back-missing = Le collationnement omet des éléments essentiels : { $fields }.
    .remedy = Collationnez chaque élément essentiel tel que vous le comprenez.
precedence-unknown = Aucun degré d'urgence ne s'appelle « { $given } ».
    .remedy = Choisissez routine, priority, immediate ou flash.
quota = Trop d'actes de degré { $precedence } sont en attente.
    .remedy = Votre acte reste dans la file d'envoi et repartira de lui-même ; les plus urgents passent d'abord.
act-rate = Ce membre a envoyé plus d’actes de degré { $precedence } que les { $max } par minute convenus.
    .remedy = Votre acte reste dans la file d’envoi et repartira de lui-même ; ni les autres degrés ni les autres membres ne sont retardés.
no-such-act = Aucun acte « { $given } » ne figure au registre.
    .remedy = Vérifiez le numéro ; votre copie du registre est peut-être en retard.
cannot-open = Cet acte est scellé et ne vous est pas destiné.
    .remedy = Demandez à son auteur de vous le communiquer.

## Preuves et registres exportés

bundle-form = Ce fichier n'est pas une preuve conforme ({ $detail }).
    .remedy = Procurez-vous-le de nouveau auprès du membre qui l'a établi.
bundle-proof = La preuve ne tient pas ({ $detail }).
    .remedy = Ne vous y fiez pas ; conservez le fichier et signalez-le aux garants.
bundle-quorum =
    { $got ->
        [one] { $got } témoin a signé ; il en faut { $needed }.
       *[other] { $got } témoins ont signé ; il en faut { $needed }.
    }
    .remedy = Demandez une preuve plus récente, une fois le quorum réuni.
export-file-unexpected = Le registre exporté contient un fichier étranger : { $path }.
    .remedy = Retirez-le, ou exportez de nouveau le registre.
export-file-missing = Il manque au registre exporté le fichier { $path }.
    .remedy = Copiez de nouveau le dossier entier.
export-differs = Le fichier { $path } n'est pas tel qu'il a été exporté.
    .remedy = Ne vous fiez pas à cette copie ; procurez-vous de nouveau le registre.
checkpoint-refused = Le point de contrôle du registre a été refusé ({ $detail }).
    .remedy = Votre nœud garde le dernier qu'il a vérifié ; prévenez les garants si cela dure.
fork = Il existe deux registres différents de taille { $size }. Le fait est grave.
    .remedy = Ne vous fiez à aucun, conservez les deux et appelez immédiatement les garants par une autre voie.
tile-corrupt = Le fichier { $path } du registre est endommagé.
    .remedy = Lancez fsck ; votre nœud le reprendra auprès d'un miroir.

## Cette machine

disk-full = Le disque est plein ; { $path } n'a pu être écrit.
    .remedy = Libérez de l'espace et relancez ; ce qui était accepté est en sûreté.
disk-fault = { $path } n'a pu être lu ou écrit ({ $detail }).
    .remedy = Le nœud a cessé de signer. Vérifiez le disque, puis relancez.
sequencer-copy = Ce séquenceur en est au numéro { $got }, mais { $member } détient un registre jusqu'au numéro { $size } que sa clé a signé : ce dossier est une copie ancienne ou une seconde copie.
    .remedy = Il ne signe plus rien. Trouvez la copie qui signe, arrêtez celle-ci et ne la relancez jamais avec cette clé.
sequencer-succeeded = Un autre séquenceur a succédé à celui-ci, au mandat { $term } : un quorum de témoins a signé son registre.
    .remedy = Il ne signe plus rien. Prenez acte de la succession à ce nœud et démarrez-le comme nœud d'un membre.
port-in-use = L'adresse { $address } est occupée par un autre programme.
    .remedy = Arrêtez ce programme, ou choisissez un autre port dans la configuration.
not-running = Le nœud n'est pas en marche.
    .remedy = Démarrez-le, puis répétez la commande.
no-connection = { $address } ne répond pas.
    .remedy = Votre acte reste dans la file d'envoi et repartira de lui-même ; vérifiez la liaison.
config-broken = La configuration { $path } est fautive à la ligne { $line } ({ $detail }).
    .remedy = Corrigez la ligne ; le fichier explique chaque option.
folder-not-empty = Le dossier { $path } n'est pas vide.
    .remedy = Choisissez un nouveau dossier ; rien n'a été écrasé.
key-file-open = D'autres que son propriétaire peuvent lire { $path }.
    .remedy = Fermez-le par chmod 600, et remplacez la clé si quelqu'un d'autre a pu la lire.
passphrase-differs = Les deux phrases secrètes ne sont pas identiques.
    .remedy = Répétez la commande ; rien n'a changé.
passphrase-missing = Les clés sont chiffrées et il n'y a personne à qui demander la phrase secrète.
    .remedy = Démarrez à un terminal, ou faites transmettre par systemd l'accréditation { $credential }.
passphrase-short = La phrase secrète compte moins de { $min } caractères.
    .remedy = Choisissez-en une plus longue ; rien n'a changé.
passphrase-wrong = La phrase secrète n'ouvre pas { $path }, ou le fichier est endommagé.
    .remedy = Réessayez ; rien n'a changé. Si la phrase est perdue, enregistrez une nouvelle clé avec deux clés racines.
pin-missing = La clé du poste est sur un jeton et il n'y a personne à qui demander son code PIN.
    .remedy = Démarrez à un terminal, ou faites transmettre par systemd l'accréditation { $credential }.
pin-wrong = Le jeton n'accepte pas le code PIN.
    .remedy = Réessayez avec prudence : après quelques erreurs, un jeton se verrouille.
key-token-fault = Le jeton qui contient la clé du poste ne répond pas comme il le devrait ({ $detail }).
    .remedy = Vérifiez qu'il est présent et que [token] dans node.toml le désigne, puis redémarrez le nœud.
key-token-none = node.toml ne désigne aucun jeton.
    .remedy = Inscrivez library, label et desk_key sous [token].
key-token-there = Une clé portant l'étiquette { $label } se trouve déjà sur le jeton.
    .remedy = Lancez la commande sans --make pour la voir, ou inscrivez un autre desk_key sous [token] dans node.toml.
root-keys-missing = Des clés racines de { $member } manquent ; il en faut { $needed }.
    .remedy = Apportez les supports qui les contiennent et répétez la commande.
usage = La commande n'a pas été comprise ({ $detail }).
    .remedy = Ajoutez --help pour voir ce qu'elle attend.

## Règlement et langues

rulebook-broken =
    { $count ->
        [one] Le règlement comporte { $count } défaut.
       *[other] Le règlement comporte { $count } défauts.
    }
    .remedy = Corrigez ce qui est énuméré et vérifiez de nouveau.
rulebook-hash = Ce règlement ({ $found }) n'est pas celui en vigueur ({ $expected }).
    .remedy = Procurez-vous le règlement que les parties ont signé.
phrase-missing = La phrase { $key } manque dans la langue { $language }.
    .remedy = Ajoutez-la au dossier de cette langue.
language-unknown = La langue « { $given } » n'existe pas ici.
    .remedy = Choisissez parmi : { $known }.

## Importation

import-mapping = Le fichier de correspondance { $path } est fautif ({ $detail }).
    .remedy = Corrigez-le et importez de nouveau ; une même ligne n'est jamais ajoutée deux fois.
import-row = Ligne { $line }, colonne { $column } : { $detail }.
    .remedy = Cette ligne a été écartée, toutes les autres sont gardées ; corrigez-la et importez de nouveau.

## Une étape d'un dossier

not-now = Une autre étape doit précéder.
    .remedy = Le dossier indique ce qui est dû et par qui ; accomplissez cette étape d'abord.
not-cleared = Tous les destinataires n'ont pas informé leurs unités, ou l'un d'eux a fait objection.
    .remedy = Attendez, annulez, ou passez outre avec un motif que tous verront.
no-such-move = Ce dossier ne connaît pas cette étape.
    .remedy = Le dossier indique les étapes possibles.
not-author = Seul l'auteur du dossier peut accomplir cette étape.
    .remedy = Demandez à l'auteur de l'accomplir, ou posez une question.
case-of-other-channel = Le dossier relève d'un autre canal.
    .remedy = Envoyez l'acte dans le canal du dossier.
sealed-apart = Cet acte serait lisible par moins de membres que le dossier.
    .remedy = Scellez-le pour le canal du dossier.
older-version = Le dossier a été modifié depuis la version à laquelle ceci répond.
    .remedy = Lisez la dernière version et répondez à celle-ci.
unreadable = L'acte est d'un type inconnu de ce règlement, ou illisible.
    .remedy = Vérifiez que votre règlement est celui en vigueur.
format-not-in-force = Ce format ne figure pas dans la version du règlement en vigueur.
    .remedy = Choisissez un format de la version en vigueur ; `ceasewire formats` en donne la liste.
rulebook-awaited = La version du règlement en vigueur n'est pas encore parvenue à ce nœud.
    .remedy = Le nœud va la chercher de lui-même. Si elle tarde, demandez l'archive à un autre membre et copiez-la dans le dossier rulebooks.
unknown-format = Aucun type d'acte ne s'appelle « { $format } ».
    .remedy = Choisissez-en un qui figure au règlement.
scenario-row = La démonstration ne se déroule pas comme son scénario le dit : { $detail }
    .remedy = Envoyez cette ligne à l'auteur du règlement ou du programme ; ce qui a été joué reste dans son dossier.
alarm-gone = Cette alarme n’est plus dans la liste.
    .remedy = Consultez de nouveau la liste ; ce qui est terminé figure plus bas.
alarm-grave = Ce qui est grave ne peut pas être mis de côté.
    .remedy = Prenez-en acte ; le son peut être coupé 60 secondes à la fois.
alarm-shelf-time = Une alarme peut être mise de côté de 1 à { $max } minutes.
    .remedy = Choisissez une durée plus courte ; remettez-la de côté au besoin.
alarm-reason = Pour mettre une alarme de côté, il faut un motif d’au plus { $max } caractères.
    .remedy = Dites en quelques mots pourquoi elle peut attendre ; l’officier suivant le lira.
item-empty = Le fichier est vide.
    .remedy = Choisissez le fichier voulu.
item-type = Ce type de fichier n'est pas accepté : ce qu'un navigateur ou une machine exécuterait est refusé.
    .remedy = Remettez l'un de ceux-ci : { $known } ; le type est déterminé par le contenu, non par le nom.
items-full = Il n'y a plus de place ici pour des fichiers : { $max } octets sont autorisés.
    .remedy = Demandez à l'exploitant de ce nœud d'augmenter items_mb ou de faire de la place.
item-none = { $given } ne désigne pas un tel fichier.
    .remedy = La page de l'acte indique les fichiers qu'il désigne.
item-original = L'original de { $given } n'est pas ici.
    .remedy = Demandez au poste qui l'a remis ; il conserve l'original.
item-not-here = { $given } n'est pas encore ici.
    .remedy = Il est demandé aux membres qui peuvent l'avoir ; réessayez quand la page dit qu'il est ici.
item-broken = { $given } n'est pas ce que dit son acte : { $detail }.
    .remedy = Ne l'utilisez pas. Lancez fsck sur ce nœud à l'arrêt ; si le fichier est tel qu'il est arrivé, informez le superviseur.
doc-empty = Le document est vide.
    .remedy = Choisissez le fichier voulu.
doc-long = Le document dépasse { $max } Mo.
    .remedy = Retirez les images et tout ce qui n’est pas les mots du texte.
doc-type = Le fichier n’est ni un document DOCX ni un document ODT.
    .remedy = Enregistrez-le en DOCX ou ODT dans le traitement de texte et choisissez ce fichier.
doc-protected = Le document est protégé par un mot de passe, ou dans l’ancien format DOC.
    .remedy = Enregistrez-le en DOCX ou ODT sans mot de passe.
doc-spent = Lire le document demande plus de mémoire ou de temps que permis.
    .remedy = Copiez ses mots dans un document fraîchement enregistré du texte et choisissez celui-là.
doc-unreadable = Le document ne peut être lu : il est abîmé ou protégé par un mot de passe.
    .remedy = Ouvrez-le dans le traitement de texte, enregistrez-le en DOCX sans mot de passe et choisissez ce fichier.
doc-no-converter = Aucun document ne peut être fait ni lu ici : le programme pandoc n’est pas installé.
    .remedy = Faites installer le paquet pandoc par l’opérateur de ce nœud. Tout le reste marche sans lui.
doc-unmarked = Le document ne dit pas de quoi il a été fait.
    .remedy = Partez d’un fichier enregistré du texte et laissez sa dernière ligne telle quelle.
doc-other-text = Le document n’a pas été fait du texte { $text } tel que ce nœud le connaît.
    .remedy = Choisissez le fichier de ce texte, ou enregistrez le texte à nouveau et mettez-y vos changements.
doc-ahead = Le document a été fait d’un registre plus récent que celui de ce nœud.
    .remedy = Attendez que ce nœud ait rattrapé, puis recommencez.
doc-number-lost = Un titre ne commence par aucun numéro : { $heading }
    .remedy = Commencez-le par le numéro de son article et deux points.
doc-number-twice = Deux titres commencent par { $number }.
    .remedy = Donnez à chaque article un seul titre avec son propre numéro.
doc-rivals = Plusieurs versions de l’article { $number } sont en place, et le titre ne dit pas laquelle est visée.
    .remedy = Commencez-le comme le fichier enregistré, avec l’acte entre crochets après le numéro.
doc-number-taken = L’article { $number } a été ajouté par un autre dans l’acte { $act } depuis que le fichier a été fait.
    .remedy = Enregistrez le texte à nouveau et changez cet article, ou prenez un autre numéro.
doc-clause-holds =
    L’article { $number } contient { $what ->
        [struck] des mots barrés
        [raised] des lettres en exposant ou en indice
        [footnote] une note
        [table] un tableau
        [picture] une image
       *[other] quelque chose
    } que le registre ne peut contenir.
    .remedy = Écrivez-le en simples mots, ou retirez-le.
doc-words-gone = L’article { $number } n’a plus de mots.
    .remedy = Écrivez ce qu’il doit dire ; pour le retirer, écrivez-le sur la page du texte.
doc-translated-old = Ce que l’article { $number } traduit a été remplacé depuis que le fichier a été fait.
    .remedy = Enregistrez le texte à nouveau et traduisez la version en place.
