# Ce qu'un garant garantit, à qui, et ce qu'il fait quand on l'appelle.
public-guarantee =
    { $by } garantit à { $to } ce qui est dit dans { $about }. On peut l'appeler quand : { $trigger } Il fait alors : { $duty } En { $hours } heures.
    .title = Garantie publique
    .f-about = De quoi
    .f-to = À qui
    .f-trigger = Appelée quand
    .f-duty = Ce qu'il fait alors
    .f-hours = En heures
public-guarantee_to = { $member }
    .f-member = Membre
