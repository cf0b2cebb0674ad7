<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\MediaWikiServices;

/** The languages terms may be in. */
final class Languages {
	/** Languages Wikibase allows for terms though MediaWiki has no interface in them. */
	private const TERMS_ONLY = 'agq bag bas bax bbj bfd bkc bkh bkm bqz byv cak cal cnh en-us eto etu ewo fkv fmp gya isu ker ksf lem lns mcn '
		. 'mcp mua nan-hani nge nla nmg nnh nnz osa-latn ota pap-aw quc rmf rwr sju smj srq tpv tvu vut wes wya yas yat '
		. 'yav ybb';
	/** Codes that say something about the language of a text other than which it is; `mul` is for terms too. */
	private const NOT_LANGUAGES = [
		'mul' => 'multiple languages', 'und' => 'undetermined', 'mis' => 'uncoded', 'zxx' => 'no linguistic content',
	];

	/** @return array<string,string> autonym by code, for labels, descriptions and aliases */
	public static function forTerms(): array {
		static $names = null;
		if ( $names === null ) {
			$names = MediaWikiServices::getInstance()->getLanguageNameUtils()
				->getLanguageNames( LanguageNameUtils::AUTONYMS, LanguageNameUtils::DEFINED );
			$further = explode( ' ', self::TERMS_ONLY );
			$names += [ 'mul' => self::NOT_LANGUAGES['mul'] ] + array_combine( $further, $further );
			ksort( $names );
		}
		return $names;
	}

	/** Whether a text value may say it is in this language. */
	public static function isKnown( string $code ): bool {
		return isset( self::forTerms()[$code] ) || isset( self::NOT_LANGUAGES[$code] );
	}

	/** @return list<string> the language and what to show when it has no term */
	public static function chain( string $code ): array {
		$fallbacks = MediaWikiServices::getInstance()->getLanguageFallback()->getAll( $code );
		return array_values( array_unique( [ $code, ...array_diff( $fallbacks, [ 'en' ] ), 'mul', 'en' ] ) );
	}
}
