"""A simulated full time: fans of three platforms who rate the players while the bot is killed now and then.

    async with Ground.opened(folder, crowd=100) as ground:
        crowd = Crowd(ground, fans=100, kills=2)
        await crowd.votes()
        found = await ground.counted(crowd.people)
        assert found.differences == []

The bot is `matchday run`, a process of its own with the real clients; Discord and Telegram are the servers of
tests/discord_server and tests/telegram_server, the web is its own page over HTTP. A fan sees what a person
sees: the ballot's post, its button, the sheet that follows, the labels of its keys, the fields of its form.
What they were told last is their log. Where an answer is lost with the process, they look at their sheet: the
vote counts there wholly, or not at all.
"""
