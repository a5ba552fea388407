# A party protests. The words say no more than it says.
protest =
    { $by } protests against { $about }. Grounds: { $grounds }.
    .title = Protest
    .f-about = Against
    .f-grounds = Grounds
