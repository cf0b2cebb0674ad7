<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Title\Title;

/** The id of an item (Q…), a property (P…) or the media info of a file (M + page id). */
final class EntityId {
	private const TYPES = [ 'Q' => 'item', 'P' => 'property', 'M' => 'mediainfo' ];
	public const PROPERTY_NAMESPACE = 120;

	private function __construct(
		public readonly string $type,
		public readonly int $number,
		public readonly string $text
	) {
	}

	/** The id written in $text in either case, or null when it is none. */
	public static function parse( string $text ): ?self {
		if ( !preg_match( '/^([QPM])([1-9][0-9]{0,9})$/i', trim( $text ), $found ) ) {
			return null;
		}
		$letter = strtoupper( $found[1] );
		return new self( self::TYPES[$letter], (int)$found[2], $letter . $found[2] );
	}

	public static function make( string $type, int $number ): self {
		$letter = array_search( $type, self::TYPES, true );
		return new self( $type, $number, $letter . $number );
	}

	/** The page that holds the entity on its own wiki; null for media info of a page that is gone. */
	public function title(): ?Title {
		return match ( $this->type ) {
			'item' => Title::makeTitle( NS_MAIN, $this->text ),
			'property' => Title::makeTitle( self::PROPERTY_NAMESPACE, $this->text ),
			default => Title::newFromID( $this->number ),
		};
	}

	/** Page name of an item or property as the repository shows it. */
	public function pageName(): string {
		return $this->type === 'property' ? 'Property:' . $this->text : $this->text;
	}

	/** Wikitext link as Wikibase puts it into messages: [[Q1|Q1]], [[Property:P1|P1]]. */
	public function link(): string {
		return '[[' . $this->pageName() . '|' . $this->text . ']]';
	}

	/** The slot role and content model in which entities of this type are kept. */
	public function slot(): string {
		return $this->type === 'mediainfo' ? 'mediainfo' : 'main';
	}

	public function model(): string {
		return 'wikibase-' . $this->type;
	}
}
