# What several screens say.

pick-away = Put away
pick-hint = Type to narrow the list
pick-none = Nothing in the list has these words
pick-more = { $count ->
    [one] and one more: type to narrow the list
   *[other] and { $count } more: type to narrow the list
}

mode-guided = guided
mode-practice = practice
mode-assessed = assessed
mode-watched = watched
