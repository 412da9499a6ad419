"""When a page was published and changed: dates, clocks and the words of time stamps."""
