<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Edit summary in Wikibase's form: `/* wbsetlabel-add:1|de *\/ text, own words`. */
final class Summary {
	/**
	 * @param string $message e.g. `wbsetlabel-add`
	 * @param int $count number the message speaks of
	 * @param string $language language or site the message speaks of
	 * @param list<string> $arguments further arguments of the message
	 * @param string $text values that follow the message
	 */
	public function __construct(
		private readonly string $message,
		private readonly int $count = 0,
		private readonly string $language = '',
		private readonly array $arguments = [],
		private readonly string $text = ''
	) {
	}

	/** The whole summary with what the person wrote, if anything. */
	public function with( ?string $own ): string {
		$automatic = implode( '|', [ "$this->message:$this->count", $this->language, ...$this->arguments ] );
		$words = implode( ', ', array_filter( [ $this->text, (string)$own ], static fn ( $part ) => $part !== '' ) );
		return rtrim( "/* $automatic */ $words" );
	}
}
