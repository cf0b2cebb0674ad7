<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Html\Html;
use MediaWiki\Parser\ParserOutput;

/** The page of an item or property as people see it: label, description, other languages, statements, sitelinks. */
final class EntityView {
	public function __construct( private readonly ValueFormatter $formatter ) {
	}

	public function fill( Entity $entity, ParserOutput $output ): void {
		if ( $entity->redirect !== null ) {
			$output->setRawText( Html::rawElement( 'p', [], '→ ' . $this->formatter->entityLink( $entity->redirect ) ) );
			return;
		}
		$label = $entity->labels['en'] ?? $entity->labels['mul'] ?? (string)reset( $entity->labels );
		$shown = $label === '' ? "({$entity->id})" : "$label ({$entity->id})";
		$output->setTitleText( htmlspecialchars( $shown ) );
		$output->setRawText( Html::rawElement( 'div', [ 'class' => 'wikibase-entityview', 'dir' => 'auto' ],
			self::text( 'div', 'wikibase-entitytermsview-heading-description', $entity->descriptions['en'] ?? '' )
			. self::text( 'div', 'wikibase-entitytermsview-aliases', implode( ' | ', $entity->aliases['en'] ?? [] ) )
			. $this->terms( $entity ) . $this->statements( $entity ) . $this->sitelinks( $entity )
		) );
		$output->addModuleStyles( [ 'ext.wikibaseStandIn.page' ] );
	}

	private function terms( Entity $entity ): string {
		$rows = '';
		foreach ( array_keys( $entity->labels + $entity->descriptions + $entity->aliases ) as $language ) {
			$rows .= Html::rawElement( 'tr', [],
				self::text( 'th', '', (string)$language )
				. self::text( 'td', '', $entity->labels[$language] ?? '' )
				. self::text( 'td', '', $entity->descriptions[$language] ?? '' )
				. self::text( 'td', '', implode( ', ', $entity->aliases[$language] ?? [] ) ) );
		}
		$head = Html::rawElement( 'tr', [], implode( '', array_map(
			static fn ( $name ) => Html::element( 'th', [], $name ), [ 'Language', 'Label', 'Description', 'Also known as' ]
		) ) );
		return $rows === '' ? '' : Html::rawElement( 'table', [ 'class' => 'wikitable' ], $head . $rows );
	}

	private function statements( Entity $entity ): string {
		$datatypes = StandIn::repo()->datatypes( array_column( EntityLinks::snaks( $entity ), 'property' ) );
		$html = '';
		foreach ( $entity->statementsByProperty() as $property => $statements ) {
			$values = '';
			foreach ( $statements as $statement ) {
				$values .= Html::rawElement( 'div', [ 'class' => 'wikibase-statementview', 'id' => $statement['id'] ],
					$this->statement( $statement, $datatypes ) );
			}
			$html .= Html::rawElement( 'div', [ 'class' => 'wikibase-statementgroupview', 'id' => $property ],
				Html::rawElement( 'div', [ 'class' => 'wikibase-statementgroupview-property' ], $this->formatter->entityLink( $property ) )
				. Html::rawElement( 'div', [ 'class' => 'wikibase-statementlistview' ], $values ) );
		}
		return $html === '' ? '' : Html::element( 'h2', [], 'Statements' ) . $html;
	}

	private function statement( array $statement, array $datatypes ): string {
		$html = Html::rawElement( 'div', [ 'class' => "wikibase-snakview wikibase-rank-{$statement['rank']}" ],
			$this->snak( $statement['mainsnak'], $datatypes ) );
		foreach ( $statement['qualifiers'] ?? [] as $property => $snaks ) {
			$html .= $this->line( 'wikibase-qualifier', $property, $snaks, $datatypes );
		}
		$count = count( $statement['references'] ?? [] );
		$html .= Html::element( 'div', [ 'class' => 'wikibase-statementview-references-heading' ], "$count reference" . ( $count === 1 ? '' : 's' ) );
		foreach ( $statement['references'] ?? [] as $reference ) {
			foreach ( $reference['snaks'] as $property => $snaks ) {
				$html .= $this->line( 'wikibase-referenceview', $property, $snaks, $datatypes );
			}
		}
		return $html;
	}

	private function line( string $class, string $property, array $snaks, array $datatypes ): string {
		$values = implode( ', ', array_map( fn ( $snak ) => $this->snak( $snak, $datatypes ), $snaks ) );
		return Html::rawElement( 'div', [ 'class' => $class ], $this->formatter->entityLink( $property ) . ': ' . $values );
	}

	private function snak( array $snak, array $datatypes ): string {
		return match ( $snak['snaktype'] ) {
			'value' => $this->formatter->html( $snak['datavalue'], $datatypes[$snak['property']] ?? '' ),
			'somevalue' => Html::element( 'i', [], 'unknown value' ),
			default => Html::element( 'i', [], 'no value' ),
		};
	}

	private function sitelinks( Entity $entity ): string {
		$html = '';
		foreach ( $entity->sitelinks as $site => $link ) {
			$html .= Html::rawElement( 'li', [], htmlspecialchars( "$site: " )
				. Html::element( 'a', [ 'href' => Sites::url( $site, $link['title'] ), 'dir' => 'auto' ], $link['title'] ) );
		}
		return $html === '' ? '' : Html::element( 'h2', [], 'Sitelinks' ) . Html::rawElement( 'ul', [], $html );
	}

	private static function text( string $element, string $class, string $text ): string {
		return $text === '' && $element === 'div' ? '' : Html::element( $element, $class === '' ? [] : [ 'class' => $class ], $text );
	}
}
