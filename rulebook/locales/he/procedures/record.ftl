# מסר שאינו פותח הליך.
record-state_recorded = נרשם ביומן
