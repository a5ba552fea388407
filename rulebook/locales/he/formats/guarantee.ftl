# מה ערב מבטיח, למי, ומה הוא עושה כשפונים אליו.
guarantee =
    לשכת { $by } ערבה כלפי { $to } למה שנאמר ב־{ $about }. אפשר לפנות אליה כאשר: { $trigger } אז היא עושה: { $duty } בתוך מספר שעות: { $hours }.
    .title = ערבות
    .f-about = ערבות למה
    .f-to = כלפי מי
    .f-trigger = פונים אליה כאשר
    .f-duty = מה היא עושה אז
    .f-hours = בתוך שעות
guarantee_to = { $member }
    .f-member = חבר
