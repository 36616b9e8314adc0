model-interval-length = an interval of { $count } minutes does not divide a day: use 1, 5, 10, 15, 20, 30 or 60
time-not-a-date = “{ $text }” is not a date: write YYYY-MM-DD or { $style }
time-impossible = “{ $text }” does not exist in the calendar, read as { $pattern }
time-format = “{ $format }” is not a format of dates and times: { $why }; write for example yyyy-mm-dd HH:MM:SS
time-zone = “{ $name }” is not the name of a time zone: expected one such as Europe/Paris or UTC
