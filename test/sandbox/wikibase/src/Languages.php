<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\MediaWikiServices;

/** The languages terms may be in. */
final class Languages {
	/** Wikibase knows these beside MediaWiki's own. */
	private const FURTHER = [ 'mul' => 'multiple languages', 'und' => 'undetermined', 'mis' => 'uncoded', 'zxx' => 'no linguistic content' ];

	/** @return array<string,string> autonym by code, for labels, descriptions and aliases */
	public static function forTerms(): array {
		static $names = null;
		if ( $names === null ) {
			$names = MediaWikiServices::getInstance()->getLanguageNameUtils()
				->getLanguageNames( LanguageNameUtils::AUTONYMS, LanguageNameUtils::DEFINED );
			$names['mul'] = self::FURTHER['mul'];
			ksort( $names );
		}
		return $names;
	}

	/** Whether a text value may say it is in this language. */
	public static function isKnown( string $code ): bool {
		return isset( self::forTerms()[$code] ) || isset( self::FURTHER[$code] );
	}

	/** @return list<string> the language and what to show when it has no term */
	public static function chain( string $code ): array {
		$fallbacks = MediaWikiServices::getInstance()->getLanguageFallback()->getAll( $code );
		return array_values( array_unique( [ $code, ...array_diff( $fallbacks, [ 'en' ] ), 'mul', 'en' ] ) );
	}
}
