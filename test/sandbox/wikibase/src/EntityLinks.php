<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;

/** What an entity links to, told to MediaWiki: external links for blacklist and captcha, pages for "what links here". */
final class EntityLinks {
	public static function record( Entity $entity, ParserOutput $output ): void {
		$snaks = self::snaks( $entity );
		$datatypes = StandIn::repo()->datatypes( array_column( $snaks, 'property' ) );
		foreach ( $snaks as $snak ) {
			self::recordSnak( $snak, $datatypes[$snak['property']] ?? '', $entity->type, $output );
		}
		if ( $entity->redirect !== null ) {
			$target = EntityId::parse( $entity->redirect )?->title();
			if ( $target ) {
				$output->addLink( $target );
			}
		}
		$output->setUnsortedPageProperty( 'wb-claims', (string)count( $entity->statements ) );
	}

	/** @return list<array> main values, qualifiers and references of all statements */
	public static function snaks( Entity $entity ): array {
		$snaks = [];
		foreach ( $entity->statements as $statement ) {
			$snaks[] = $statement['mainsnak'];
			foreach ( [ $statement, ...( $statement['references'] ?? [] ) ] as $holder ) {
				array_push( $snaks, ...array_merge( ...array_values( $holder['qualifiers'] ?? $holder['snaks'] ?? [] ) ) );
			}
		}
		return $snaks;
	}

	private static function recordSnak( array $snak, string $datatype, string $type, ParserOutput $output ): void {
		if ( $snak['snaktype'] !== 'value' ) {
			return;
		}
		$value = $snak['datavalue']['value'];
		if ( $datatype === 'url' ) {
			$output->addExternalLink( $value );
		} elseif ( $datatype === 'commonsMedia' && StandIn::role() === 'repo' ) {
			$output->addImage( Title::makeTitle( NS_FILE, str_replace( ' ', '_', $value ) ) );
		} elseif ( $snak['datavalue']['type'] === 'wikibase-entityid' && $type !== 'mediainfo' ) {
			$output->addLink( EntityId::parse( $value['id'] )->title() );
		}
	}
}
