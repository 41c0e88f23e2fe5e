"""A simulated full time: fans of three platforms who rate the players while the bot is killed now and then.

    async with ground(folder) as there:
        fans = crowd(there, 100, most=4)
        await fans.votes(kills=2)
        await there.program.stop()
        async with there.store() as database:
            found = await counted(database, fans.people)
    assert found.differences == fans.wrong == []

The bot is `matchday run`, a process of its own with the real clients; Discord and Telegram are the servers of
tests/discord_server and tests/telegram_server, the web is its own page over HTTP. A fan sees what a person
sees: the ballot's post, its button, the sheet that follows, the labels of its keys, the fields of its form.
What they were told last is their log. Where an answer is lost with the process, they look at their sheet: the
vote counts there wholly, or not at all.
"""
