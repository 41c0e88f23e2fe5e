"""What can go wrong with the adapter as a whole, in the words that an operator reads."""


class TokenRefused(Exception):  # noqa: N818 - named as people say it
    """Discord does not know the bot's token."""

    def __init__(self) -> None:
        super().__init__(
            "Discord does not accept DISCORD_TOKEN. Copy it anew from the page of your application, "
            "https://discord.com/developers/applications, under Bot, Reset Token."
        )


class ShardsMisfit(Exception):  # noqa: N818
    """A range of shards that is none."""

    def __init__(self) -> None:
        super().__init__(
            "MATCHDAY_DISCORD_SHARD_IDS needs MATCHDAY_DISCORD_SHARD_COUNT, and each id is below that count."
        )
