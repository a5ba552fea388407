# צד מוחה. הנוסח אינו מוסיף על דבריו.
protest =
    לשכת { $by } מוחה על { $about }. הנימוקים: { $grounds }.
    .title = מחאה
    .f-about = המחאה על
    .f-grounds = נימוקים
